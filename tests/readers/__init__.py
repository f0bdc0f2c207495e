"""Tests of kg/readers."""
