package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.domain.GangDraft;
import cn.fanzha.command.gangs.domain.GangView;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.shared.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A gang as typed, kept when it is refused. */
public record GangForm(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String discoveredAt,
        @Nullable String amount,
        @Nullable String unit,
        @Nullable String operation,
        @Nullable String linksCut,
        @Nullable String partners,
        @Nullable String tags,
        @Nullable Integer version) {

    static GangForm of(GangView view) {
        Money amount = view.facts().amount();
        Operation operation = view.operation();
        return new GangForm(
                view.facts().name(),
                view.facts().kind().name(),
                Typed.field(view.facts().discoveredAt()),
                amount == null ? null : amount.toPlainString(),
                null,
                operation == null ? null : operation.number(),
                view.facts().linksCut(),
                view.facts().partners(),
                String.join("、", view.facts().tags()),
                view.facts().version());
    }

    /** @throws cn.fanzha.command.shared.InvalidValueException a date or an amount that cannot be read */
    GangDraft draft() {
        String typed = Typed.text(amount);
        return new GangDraft(
                Objects.requireNonNullElse(Typed.text(name), ""),
                Typed.word(GangKind.class, kind),
                Typed.time(discoveredAt),
                typed == null ? null : Money.of(typed),
                Typed.text(unit),
                Typed.text(operation),
                Typed.text(linksCut),
                Typed.text(partners),
                Typed.tags(tags));
    }
}
