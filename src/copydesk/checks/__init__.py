"""The catalogue of checks: one file a check, found by walking this package."""
