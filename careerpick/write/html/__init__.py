"""Reports as one HTML file each: no script, nothing fetched, and charts drawn in place."""
