package cn.fanzha.command.webhooks.domain;

/** Why an attempt was in vain. */
public enum DeliveryProblem {
    /** Another answer than 2xx. */
    STATUS,
    /** No whole answer in time. */
    TIMEOUT,
    /** No connection, or it broke. */
    CONNECTION,
    /** The name leads to an address that may not be called, or to none. */
    ADDRESS
}
