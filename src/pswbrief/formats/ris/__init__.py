"""RIS. Source: "RIS Format Specifications" (Research Information Systems, 2001, and its revision of 2011)."""
