/**
 * Institutions' own systems are told of what concerns them: each live event that is addressed to an institution goes to
 * the address that it subscribed with, signed, and again until it was taken. No personal data: numbers, which the system
 * reads up by the API.
 */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.webhooks;
