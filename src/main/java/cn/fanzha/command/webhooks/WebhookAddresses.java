package cn.fanzha.command.webhooks;

import cn.fanzha.command.shared.Actor;
import java.util.UUID;

/** Where institutions want to be told, for features that know the address. */
public interface WebhookAddresses {

    /**
     * Enters or changes the institution's address, switched off: nothing is sent until the system administrator switches
     * it on. What a person on the page would be refused is a fault of the caller, thrown as {@link IllegalStateException}.
     */
    void enter(UUID institution, String url, Actor administrator);
}
