package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.gangs.domain.SuspectDraft;
import cn.fanzha.command.gangs.domain.SuspectView;
import cn.fanzha.command.gangs.domain.SuspectView.CaseLink;
import cn.fanzha.command.gangs.domain.SuspectView.GangLink;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.operations.Typed;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A suspect as typed, kept when it is refused; a stored name or ID is never put into the form. */
public record SuspectForm(
        @Nullable String name,
        @Nullable String idNo,
        @Nullable String unit,
        @Nullable String gang,
        @Nullable String role,
        @Nullable String operation,
        @Nullable String cases,
        @Nullable String tags,
        @Nullable Integer version) {

    static SuspectForm of(SuspectView view) {
        GangLink gang = view.gang();
        SuspectRole role = view.facts().role();
        Operation operation = view.operation();
        return new SuspectForm(
                null,
                null,
                null,
                gang == null ? null : gang.number(),
                role == null ? null : role.name(),
                operation == null ? null : operation.number(),
                view.cases().stream().map(CaseLink::number).collect(Collectors.joining("\n")),
                String.join("、", view.facts().tags()),
                view.facts().version());
    }

    SuspectDraft draft() {
        return new SuspectDraft(
                Typed.text(name),
                Typed.text(idNo),
                Typed.text(unit),
                Typed.text(gang),
                Typed.word(SuspectRole.class, role),
                Typed.text(operation),
                Typed.list(cases).stream()
                        .map(no -> no.toUpperCase(Locale.ROOT))
                        .distinct()
                        .toList(),
                Typed.tags(tags));
    }

    /** Without the person's data. */
    @Override
    public String toString() {
        return "SuspectForm[" + gang + ", " + role + ", " + cases + "]";
    }
}
