package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.intake.web.IntakeForm.Line;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The intake form as pages and fragments. */
@Component
class IntakePages {

    private final Units units;
    private final FraudTypes types;
    private final PastedOffers offers;
    private final VictimReports reports;
    private final MessageSource messages;
    private final Clock clock;

    IntakePages(
            Units units,
            FraudTypes types,
            PastedOffers offers,
            VictimReports reports,
            MessageSource messages,
            Clock clock) {
        this.units = units;
        this.types = types;
        this.offers = offers;
        this.reports = reports;
        this.messages = messages;
        this.clock = clock;
    }

    ModelAndView form(IntakeForm form, @Nullable CaseRef file, Problems problems, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("intake/form");
        page.addObject("form", form);
        page.addObject("file", file);
        page.addObject("marks", problems);
        page.addObject("channels", Channel.values());
        page.addObject("types", types.inForce(ChinaTime.date(clock.instant())));
        page.addObject("papers", IdDocument.values());
        page.addObject("offers", offers.of(form.pasted()));
        page.addObject("earlier", reports.of(form, file == null ? null : file.number(), actor));
        page.addObject("days", reports.days());
        page.addObject("joinable", file == null);
        page.addObject("typeName", form.fraudType() == null ? null : typeName(form.fraudType(), locale));
        page.addObject("institutions", institutions());
        page.addObject("fixedReport", file != null && file.state() != CaseState.REPORTED);
        page.addObject("address", file == null ? "/intake" : "/cases/" + file.number() + "/intake");
        return page;
    }

    /** Both versions side by side: what is typed stays in the form, what stands in the file beside it. */
    ModelAndView stale(IntakeForm form, NewCase stored, CaseRef file, Problems problems, Actor actor, Locale locale) {
        ModelAndView page = form(form, file, problems, actor, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("stored", of(stored, UUID.fromString(String.valueOf(form.form())), form.hidden() == null));
        page.addObject("storedType", typeName(stored.fraudType(), locale));
        return page;
    }

    /** Tells that the form was kept; carries the new base, so that the next save is not taken for a stale one. */
    ModelAndView kept(Instant at, @Nullable String base) {
        ModelAndView fragment = new ModelAndView("intake/form :: kept");
        fragment.addObject("at", ChinaTime.formatSeconds(at).substring(11));
        fragment.addObject("newBase", base);
        return fragment;
    }

    /** Tells that the form was kept, but that somebody else changed the file meanwhile: saving will show both. */
    ModelAndView keptAside(Instant at) {
        ModelAndView fragment = kept(at, null);
        fragment.addObject("aside", true);
        return fragment;
    }

    /** The form with the numbers of the stops that left. */
    IntakeForm sent(IntakeForm form, List<Integer> sendable, List<StopOutcome> outcomes) {
        List<Line> lines = new ArrayList<>(form.shownLines());
        for (int i = 0; i < outcomes.size(); i++) {
            int at = sendable.get(i);
            switch (outcomes.get(i)) {
                case StopOutcome.Requested requested ->
                    lines.set(at, lines.get(at).sentAs(requested.number().value()));
                case StopOutcome.Joined joined ->
                    lines.set(at, lines.get(at).sentAs(joined.number().value()));
                case StopOutcome.Refused refused -> {}
            }
        }
        return form.withLines(lines);
    }

    /** A form that is sent again, with what its earlier press has sent already. */
    IntakeForm goingOn(IntakeForm again, IntakeForm kept) {
        List<Line> lines = new ArrayList<>(again.shownLines());
        List<Line> before = kept.shownLines();
        for (int i = 0; i < Math.min(lines.size(), before.size()); i++) {
            if (!lines.get(i).sent()
                    && before.get(i).sent()
                    && Objects.equals(lines.get(i).account(), before.get(i).account())) {
                lines.set(i, lines.get(i).sentAs(before.get(i).stopNo()));
            }
        }
        return again.withLines(lines).withBase(kept.base());
    }

    /** How many requests left or joined a running stop. */
    static int left(List<StopOutcome> outcomes) {
        return (int) outcomes.stream()
                .filter(outcome -> !(outcome instanceof StopOutcome.Refused))
                .count();
    }

    /** Why stops did not leave, line by line. */
    List<String> refusals(List<Integer> sendable, List<StopOutcome> outcomes, Locale locale) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof StopOutcome.Refused refused) {
                texts.add(text(
                        "intake.refused-line",
                        locale,
                        sendable.get(i) + 1,
                        text(refused.messageKey(), locale, refused.args().toArray())));
            }
        }
        return texts;
    }

    /**
     * The form that a stored case opens with.
     *
     * @param open the victim's data are shown: to the officer in charge, who typed them; others open them one by one, with
     *     a reason, on the case's page
     */
    IntakeForm of(NewCase stored, UUID id, boolean open) {
        return new IntakeForm(
                id.toString(),
                stored.digest(),
                List.of(),
                stored.channel().name(),
                stored.fraudType(),
                ChinaTime.formatSeconds(stored.reportedAt()),
                plain(stored.amountInvolved()),
                plain(stored.loss()),
                stored.regionCode(),
                stored.summary(),
                open ? stored.victimName() : null,
                open ? stored.victimPhone() : null,
                open ? stored.victimIdNo() : null,
                !open || stored.victimIdKind() == null
                        ? null
                        : stored.victimIdKind().name(),
                null,
                "URGENT",
                null,
                open ? null : "1",
                null,
                null);
    }

    /** A form for a call that comes in now. */
    IntakeForm empty() {
        return new IntakeForm(
                Ids.next().toString(),
                null,
                List.of(),
                Channel.HOTLINE_96110.name(),
                null,
                ChinaTime.formatSeconds(clock.instant()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "URGENT",
                null,
                null,
                null,
                null);
    }

    String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private @Nullable String typeName(@Nullable String code, Locale locale) {
        return code == null ? null : types.find(code).map(t -> t.name(locale)).orElse(code);
    }

    private List<UnitRef> institutions() {
        return Stream.concat(units.institutions(UnitKind.BANK).stream(), units.institutions(UnitKind.PAYMENT).stream())
                .filter(UnitRef::active)
                .toList();
    }

    private static @Nullable String plain(@Nullable Money amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
