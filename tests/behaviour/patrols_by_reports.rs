//! Pattern 40: patrols that go where harm was reported save people where harm comes back, because somebody tells where.
