package cn.fanzha.command.webhooks.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a change of a subscription. */
public sealed interface WebhookChange {

    /**
     * Done.
     *
     * @param secret the new secret, to be shown this once; null where it stayed
     */
    record Done(Subscription subscription, @Nullable String secret) implements WebhookChange {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Done[" + subscription + "]";
        }
    }

    /** Nothing was changed; the message says why and what to do. */
    record Refused(String messageKey, List<Object> args) implements WebhookChange {
        static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }
}
