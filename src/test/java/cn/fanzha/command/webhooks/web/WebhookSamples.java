package cn.fanzha.command.webhooks.web;

import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import cn.fanzha.command.webhooks.domain.Subscriptions;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A side's bank with a subscription and a dead letter. */
class WebhookSamples implements SampleData {

    private static final String URL = "http://127.0.0.1:9/";

    private final Subscriptions subscriptions;
    private final JdbcClient jdbc;

    WebhookSamples(Subscriptions subscriptions, JdbcClient jdbc) {
        this.subscriptions = subscriptions;
        this.jdbc = jdbc;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/webhooks/") || pattern.startsWith("/api/v1/webhooks/");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        subscriptions.save(side.bank().id(), URL, true, version -> {}, side.city().sysadmin);
        UUID dead = Ids.next();
        jdbc.sql(
                        "insert into webhook_delivery (id, subscription_id, kind, reference, happened_at, state, next_at, ended_at)"
                                + " select ?, id, 'stop-requested', 'S1', now(), 'DEAD', now(), now() from webhook_subscription"
                                + " where institution_id = ?")
                .params(dead, side.bank().id())
                .update();
        return new Sample(
                Map.of("code", side.bank().code(), "id", dead.toString()),
                Map.of(),
                pattern.startsWith("/api/") && method.equals("PUT") ? "{\"url\": \"" + URL + "\"}" : null);
    }
}
