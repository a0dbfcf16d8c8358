package cn.fanzha.command.funds.domain;

import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.shared.Masks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a change: personal data as masked values only, of free text only that it was given. */
final class StopFacts {

    private StopFacts() {}

    static Map<String, @Nullable Object> ofRequest(StopPayment stop, ObservableValue account) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("case", stop.caseNo);
        facts.put("institution", stop.institutionId);
        facts.put("account", account.masked());
        facts.put("holder", Masks.name(stop.holder));
        facts.put("amount", stop.amount);
        facts.put("urgency", stop.urgency);
        facts.put("secondOfficer", stop.officers == null ? null : stop.officers.secondOfficerName);
        return facts;
    }

    static Map<String, @Nullable Object> ofJoin(StopPayment stop, StopPayment running) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("case", stop.caseNo);
        facts.put("to", running.requestNo);
        facts.put("until", running.endsAt());
        return facts;
    }

    static Map<String, @Nullable Object> ofAnswer(StopPayment stop) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        Answer answer = stop.answer;
        if (answer != null) {
            facts.put("stoppedAt", answer.stoppedAt);
            facts.put("balanceBefore", answer.balanceBefore);
            facts.put("amountStopped", answer.amountStopped);
            facts.put("newMoney", answer.newMoney);
            facts.put("category", answer.accountCategory);
            facts.put("reasons", stop.reasons());
            facts.put("note", answer.refusalNote != null);
            facts.put("person", answer.answeringPerson);
        }
        return facts;
    }
}
