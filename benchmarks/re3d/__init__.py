"""re3d (Dstl, https://github.com/dstl/re3d): its documents, and what dateline answers for its types of entity."""
