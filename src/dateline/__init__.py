"""dateline: dated news reports in, a chronicle out."""
