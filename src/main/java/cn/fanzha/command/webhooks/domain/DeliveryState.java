package cn.fanzha.command.webhooks.domain;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Waits for its next attempt. */
    PENDING,
    /** The institution's system took it. */
    DELIVERED,
    /** Given up after the set number of attempts; somebody may send it again. */
    DEAD
}
