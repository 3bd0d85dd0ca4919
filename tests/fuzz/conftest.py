"""Two profiles: seconds of made-up input in `make test`, minutes in `make fuzz`. A failure prints how to repeat it."""

from hypothesis import HealthCheck, settings

COMMON = {"deadline": None, "print_blob": True, "database": None}
PATIENT = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
settings.register_profile("quick", max_examples=40, derandomize=True, suppress_health_check=PATIENT, **COMMON)
settings.register_profile("long", max_examples=20_000, suppress_health_check=PATIENT, **COMMON)
settings.load_profile("quick")
