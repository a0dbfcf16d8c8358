package cn.fanzha.command.funds;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A stop ends soon: said in the transaction of the reminder 12 h and again 2 h (settings) ahead, so that a freeze, which
 * alone keeps the money, can be prepared. Said of the stop itself, not of requests that joined it, and only where its
 * case is known. A listener must expect it twice of one stop.
 *
 * @param left what remained when it was said
 */
public record StopEnding(UUID stopId, UUID caseId, Instant endsAt, Duration left) {}
