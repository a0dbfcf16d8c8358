package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.StopNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One request's chain of contacts: each is told once, and that stands in its record and in the audit log. */
@Component
class StopCalling {

    private final StopHold hold;
    private final StopContacts contacts;
    private final StopNews news;
    private final StopSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    StopCalling(
            StopHold hold, StopContacts contacts, StopNews news, StopSettings settings, JdbcClient jdbc, Clock clock) {
        this.hold = hold;
        this.contacts = contacts;
        this.news = news;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Calls whom it is time to call; nobody of a request that was answered, cancelled or joined meanwhile. */
    @Transactional
    public void call(StopNumber number) {
        StopPayment stop = hold.hold(number);
        if (!stop.isOpen()) {
            return;
        }
        Instant now = clock.instant();
        boolean called = false;
        for (EscalationClock which : EscalationClock.values()) {
            int due = which.stepsDue(stop.requestedAt, stop.receipt != null, settings, now);
            for (EscalationRole role : EscalationRole.values()) {
                if (role.step() <= due && !(role == EscalationRole.OFFICER && stop.officers == null)) {
                    called |= tell(stop, which, role, now);
                }
            }
        }
        if (called) {
            news.show(stop, "late");
        }
    }

    private boolean tell(StopPayment stop, EscalationClock which, EscalationRole role, Instant now) {
        StopContacts.Contact contact = contacts.find(stop, role, now);
        int told = jdbc.sql("""
                        insert into stop_escalation (id, stop_id, clock, step, told_as, account_id, told_name, told_phone, told_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint stop_escalation_once do nothing""")
                .param(Ids.next())
                .param(stop.id)
                .param(which.name())
                .param(role.step())
                .param(role.name())
                .param(contact.account())
                .param(contact.name())
                .param(contact.phone())
                .param(Timestamp.from(now))
                .update();
        if (told == 0) {
            return false;
        }
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("clock", which.name());
        facts.put("step", role.step());
        facts.put("toldAs", role.name());
        facts.put("told", contact.name());
        news.audit(stop, "escalate", facts);
        news.tellPerson(stop, "late", contact.account());
        return true;
    }
}
