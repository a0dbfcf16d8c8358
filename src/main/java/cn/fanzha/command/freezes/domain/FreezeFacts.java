package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.shared.Masks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a freeze: personal data as masked values only, of free text only that it was given. */
final class FreezeFacts {

    private FreezeFacts() {}

    static Map<String, @Nullable Object> of(FreezeOrder order) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("case", order.caseNo);
        facts.put("institution", order.institutionId);
        facts.put("holder", Masks.name(order.holder));
        facts.put("mode", order.mode);
        facts.put("scope", order.scope);
        facts.put("limit", order.limitAmount);
        facts.put("months", order.months);
        facts.put("longTerm", order.longTerm);
        return facts;
    }

    static Map<String, @Nullable Object> ofAnswer(FreezeOrder order) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        BankWord word = order.bank;
        facts.put("stage", order.stage());
        if (word != null) {
            facts.put("amountFrozen", word.amountFrozen);
            facts.put("balance", word.balance);
            facts.put("available", word.availableBalance);
            facts.put("failure", word.failure);
            facts.put("person", word.answeringPerson);
        }
        facts.put("queuedUntil", order.queuedUntil);
        facts.put("endsOn", order.endsOn);
        return facts;
    }
}
