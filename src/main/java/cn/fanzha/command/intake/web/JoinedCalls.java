package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.intake.domain.IntakeDrafts;
import cn.fanzha.command.intake.pasted.Spoken;
import cn.fanzha.command.intake.web.IntakeForm.Line;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a call that turns out to be a second report of the same victim over to the case that is there already: its lines
 * and its story go on in that case's form, as the officer's draft, and nothing is typed twice. Nothing is sent before the
 * officer sends it there.
 */
@Component
class JoinedCalls {

    private final CaseFiles files;
    private final CaseIntake cases;
    private final IntakeDrafts drafts;
    private final IntakePages pages;
    private final JsonMapper json;

    JoinedCalls(CaseFiles files, CaseIntake cases, IntakeDrafts drafts, IntakePages pages, JsonMapper json) {
        this.files = files;
        this.cases = cases;
        this.drafts = drafts;
        this.pages = pages;
        this.json = json;
    }

    /**
     * The case's own form, kept as the actor's draft, with the lines, the story and the clues of the call.
     *
     * @return false: the case has ended, nothing was done
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor may not work on the case
     */
    @Transactional
    boolean join(IntakeForm call, CaseNumber number, Actor actor) {
        CaseRef file = files.require(number, actor);
        if (!file.state().isOpen()) {
            return false;
        }
        NewCase stored = cases.forEditing(number, actor);
        boolean own = actor.id().equals(file.handlerId());
        IntakeForm there = drafts.ofCase(file.id(), actor)
                .map(kept -> json.readValue(kept, IntakeForm.class))
                .filter(kept -> kept.form() != null)
                .orElseGet(() -> pages.of(stored, Ids.next(), own));
        IntakeForm joined = joined(there, call);
        drafts.keep(UUID.fromString(String.valueOf(joined.form())), file.id(), json.writeValueAsString(joined), actor);
        UUID left = Typed.value("form", call.form(), UUID::fromString, new Problems());
        if (left != null) {
            drafts.discard(left, null, actor);
        }
        return true;
    }

    static IntakeForm joined(IntakeForm there, IntakeForm call) {
        List<Line> lines = new ArrayList<>(there.lines() == null ? List.of() : there.lines());
        lines.removeIf(line -> line.isEmpty() && !line.sent());
        List<Line> added = call.shownLines().stream()
                .filter(line -> !line.isEmpty() && !line.sent())
                .filter(line -> lines.stream().noneMatch(one -> same(one, line)))
                .toList();
        lines.addAll(added);
        boolean hidden = there.hidden() != null;
        return FormCopy.of(there)
                .lines(lines)
                .fraudType(first(there.fraudType(), call.fraudType()))
                .amountInvolved(more(there.amountInvolved(), added))
                .summary(both(there.summary(), call.summary()))
                .victimName(hidden ? there.victimName() : first(there.victimName(), call.victimName()))
                .victimPhone(hidden ? there.victimPhone() : first(there.victimPhone(), call.victimPhone()))
                .victimId(
                        hidden ? there.victimIdNo() : first(there.victimIdNo(), call.victimIdNo()),
                        !hidden && IntakeForm.blank(there.victimIdNo()) ? call.victimIdKind() : there.victimIdKind())
                .clues(both(there.clues(), call.clues()))
                .pasted(first(call.pasted(), there.pasted()))
                .made();
    }

    /** What the case says of the whole grows by the new lines; where it says nothing, the lines are its sum anyway. */
    private static @Nullable String more(@Nullable String whole, List<Line> added) {
        if (whole == null || whole.isBlank()) {
            return whole;
        }
        try {
            BigDecimal sum = Spoken.amount(whole).yuan();
            for (Line line : added) {
                Money amount = PayeeLines.amountOf(line);
                sum = amount == null ? sum : sum.add(amount.yuan());
            }
            return Money.of(sum).toPlainString();
        } catch (InvalidValueException e) {
            return whole;
        }
    }

    private static boolean same(Line one, Line other) {
        return Objects.equals(one.account(), other.account())
                && Objects.equals(one.amount(), other.amount())
                && Objects.equals(one.at(), other.at());
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return IntakeForm.blank(one) ? other : one;
    }

    private static @Nullable String both(@Nullable String one, @Nullable String other) {
        if (one == null || one.isBlank() || other == null || other.isBlank()) {
            return first(one, other);
        }
        return one.contains(other.strip()) ? one : one + "\n" + other;
    }
}
