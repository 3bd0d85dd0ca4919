"""Signed calls to a helpline's platform, tried again until they arrive or too long has passed.

Source: the Standard Webhooks specification (headers, signature, a tolerance of five minutes, retries).
"""

import asyncio
import json
import logging
from datetime import datetime, timezone

import httpx
from standardwebhooks import Webhook

from bot.handoff.routes.news import News

# An adult waits: after about a minute of tries the platform counts as gone (handoff.md 13).
RETRY_AFTER_SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0, 20.0)
CALL_SECONDS = 5.0

logger = logging.getLogger(__name__)


class Calls:
    """Calls one address."""

    def __init__(self, url: str, secret: str, retry_after: tuple[float, ...] = RETRY_AFTER_SECONDS) -> None:
        """Take the address, the shared secret (base64, "whsec_" before it or not) and the pauses between tries."""
        self._url = url
        self._webhook = Webhook(secret)
        self._retry_after = retry_after

    async def deliver(self, news: News) -> bool:
        """Tell the platform; False where it could not be reached in time or refuses for good."""
        for pause in (*self._retry_after, None):
            status = await self._call(news)
            if 200 <= status < 300 or status == 410:
                return True
            if 400 <= status < 500 and status not in (408, 425, 429):
                logger.error("the helpline's platform refuses %s with %d", news.type, status)
                return False
            if pause is not None:
                await asyncio.sleep(pause)
        logger.error("the helpline's platform could not be told %s", news.type)
        return False

    async def _call(self, news: News) -> int:
        """Return the status of one try, 0 where nothing answered."""
        body = json.dumps(news.body(), ensure_ascii=False)
        try:
            async with httpx.AsyncClient(timeout=CALL_SECONDS) as client:
                answer = await client.post(self._url, content=body.encode(), headers=self._headers(news.id, body))
        except httpx.HTTPError as error:
            logger.warning("a call to the helpline's platform failed: %s", type(error).__name__)
            return 0
        return answer.status_code

    def _headers(self, message_id: str, body: str) -> dict[str, str]:
        # The library takes a time without a zone for UTC.
        now = datetime.now(timezone.utc)
        return {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": self._webhook.sign(message_id, now, body),
        }
