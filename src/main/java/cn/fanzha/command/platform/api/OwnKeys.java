package cn.fanzha.command.platform.api;

/**
 * Addresses whose POST is safe to repeat by what stands in its body: the numbers of the rows. The header {@code
 * Idempotency-Key} is not read there, for such work runs in transactions of its own.
 *
 * @param prefix beginning of the addresses, for example {@code /api/v1/imports}
 */
public record OwnKeys(String prefix) {}
