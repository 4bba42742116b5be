"""Every file format: documents and tables in, segment files, findings, glossaries and packets."""
