package cn.fanzha.command.alerts.web;

import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells open pages of alerts that programs pushed: a fifth of a second later, one event a unit, however many came. A
 * notification with each push would make them commit one after the other. What a process that dies has not told is seen
 * when its pages, which have lost their stream, read again.
 */
@Component
class PushedNews {

    private final Map<UUID, String> untold = new ConcurrentHashMap<>();
    private final LiveEvents live;
    private final TransactionTemplate transaction;

    PushedNews(LiveEvents live, TransactionTemplate transaction) {
        this.live = live;
        this.transaction = transaction;
    }

    void pushed(UUID unit, String number) {
        untold.put(unit, number);
    }

    @Scheduled(fixedDelay = 200)
    void tell() {
        if (untold.isEmpty()) {
            return;
        }
        Map<UUID, String> told = Map.copyOf(untold);
        transaction.executeWithoutResult(status ->
                told.forEach((unit, number) -> live.publish(new LiveEvent("alert-pushed", number, unit, null, null))));
        told.forEach(untold::remove);
    }
}
