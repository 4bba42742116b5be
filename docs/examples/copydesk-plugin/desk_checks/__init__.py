"""Checks of one desk."""
