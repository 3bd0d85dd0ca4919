"""The only reader of the environment; every other module is handed a Settings."""

import base64
import ipaddress
from functools import lru_cache
from typing import Literal

from pydantic import BaseSettings, Field, SecretStr, ValidationError, validator

from bot.errors import SettingsError

# Standard Webhooks: a key of 24 to 64 bytes.
SHORTEST_KEY = 24
# 128 bits in hexadecimal.
SHORTEST_TOKEN = 32


class Settings(BaseSettings):
    """What the operator can set; docs/settings.md explains each. None is needed for `make run`."""

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    env: Literal["trial", "production"] = "trial"
    session_idle_seconds: int = Field(default=1800, ge=1)
    secret: SecretStr = SecretStr("")
    database_url: SecretStr = SecretStr("")
    redis_url: SecretStr = SecretStr("")
    proxies: int = Field(default=0, ge=0, le=9)
    processes: int = Field(default=2, ge=1, le=64)
    metrics_token: SecretStr = SecretStr("")
    demo: bool = False
    handoff_webhook_url: str = Field(default="", regex=r"^(https?://[^/\s?#]+[^\s?#]*)?$")
    handoff_webhook_secret: SecretStr = SecretStr("")
    telegram_token: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_url: str = Field(default="", regex=r"^(https?://[^/\s?#]+[^\s?#]*)?$")
    telegram_webhook_secret: str = Field(default="", regex=r"^[A-Za-z0-9_-]{0,256}$")
    eval_dir: str = "../shared/eval"

    class Config:
        env_prefix = "STEADY_"

    @validator("handoff_webhook_secret")
    def _long_enough(cls, secret: SecretStr) -> SecretStr:
        key = secret.get_secret_value().removeprefix("whsec_")
        if key and len(base64.b64decode(key, validate=True)) < SHORTEST_KEY:
            raise ValueError("too short")
        return secret

    @validator("metrics_token")
    def _hard_to_guess(cls, token: SecretStr) -> SecretStr:
        if 0 < len(token.get_secret_value()) < SHORTEST_TOKEN:
            raise ValueError("too short")
        return token

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
