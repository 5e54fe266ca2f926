"""What must hold whatever people, reports and versions of the rules do: random trials of the promises."""
