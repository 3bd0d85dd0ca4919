"""The only reader of the environment; every other module is handed a Settings."""

import ipaddress
from functools import lru_cache
from typing import Literal

from pydantic import BaseSettings, Field, SecretStr, ValidationError

from bot.errors import SettingsError


class Settings(BaseSettings):
    """What the operator can set; docs/settings.md explains each. None is needed for `make run`."""

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    env: Literal["trial", "production"] = "trial"
    session_idle_seconds: int = Field(default=1800, ge=1)
    secret: SecretStr = SecretStr("")
    database_url: SecretStr = SecretStr("")
    redis_url: SecretStr = SecretStr("")
    demo: bool = False
    telegram_token: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    eval_dir: str = "../shared/eval"

    class Config:
        env_prefix = "STEADY_"

    @property
    def listens_on_loopback(self) -> bool:
        """Whether only this machine can reach the guide."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings, read from the environment once.

    Raises:
        SettingsError: a variable holds a value that cannot be used; names the variable, not its value.
    """
    try:
        return Settings()
    except ValidationError as error:
        names = sorted(f"STEADY_{str(row['loc'][0]).upper()}" for row in error.errors())
        raise SettingsError(f"Please correct or unset: {', '.join(names)} (see docs/settings.md).") from None
