"""What next, and what lies beside the customs figures: services, targets, exposure, and other looks beyond a release."""
