package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.funds.domain.CaseTransfers;
import cn.fanzha.command.funds.domain.TransferChange;
import cn.fanzha.command.funds.domain.TransferEditing;
import cn.fanzha.command.funds.domain.TransferRow;
import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The transfers of a case, as a panel of its file: added, corrected and removed by who works on the case. */
@Controller
class TransfersTab implements CaseTab {

    private final CaseFiles cases;
    private final CaseTransfers transfers;
    private final TransferEditing editing;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    TransfersTab(
            CaseFiles cases,
            CaseTransfers transfers,
            TransferEditing editing,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.cases = cases;
        this.transfers = transfers;
        this.editing = editing;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cases/{no}/transfers")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView panel(@PathVariable("no") CaseNumber no, Caller by) {
        return panel(cases.require(no, by.actor()), by);
    }

    @GetMapping("/cases/{no}/transfers/new")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    public ModelAndView more(@PathVariable("no") CaseNumber no, Caller by) {
        cases.requireWork(no, by.actor());
        return form(no, null, TransferForm.empty(), by);
    }

    @GetMapping("/cases/{no}/transfers/{id}/edit")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    public ModelAndView edit(@PathVariable("no") CaseNumber no, @PathVariable("id") UUID id, Caller by) {
        TransferRow row = held(no, id, by.actor());
        return form(no, row, TransferForm.of(row), by);
    }

    @PostMapping("/cases/{no}/transfers")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    public ModelAndView add(@PathVariable("no") CaseNumber no, TransferForm typed, Caller by) {
        TransferChange change = editing.add(no, typed.typed(), by.actor());
        if (change instanceof TransferChange.Done) {
            return done(no, "funds.transfer.added", by);
        }
        return refused(form(no, null, typed, by), change, by.locale());
    }

    @PostMapping("/cases/{no}/transfers/{id}")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    public ModelAndView change(
            @PathVariable("no") CaseNumber no, @PathVariable("id") UUID id, TransferForm typed, Caller by) {
        TransferChange change = editing.change(no, id, typed.typed(), by.actor());
        if (change instanceof TransferChange.Done) {
            return done(no, "funds.transfer.changed", by);
        }
        TransferForm shown = change instanceof TransferChange.Stale stale
                ? typed.over(stale.theirs().version())
                : typed;
        return refused(form(no, held(no, id, by.actor()), shown, by), change, by.locale());
    }

    @PostMapping("/cases/{no}/transfers/{id}/remove")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    public ModelAndView remove(
            @PathVariable("no") CaseNumber no,
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Caller by) {
        TransferChange change = editing.remove(no, id, reason, by.actor());
        if (change instanceof TransferChange.Done) {
            return done(no, "funds.transfer.removed", by);
        }
        return refused(panel(cases.require(no, by.actor()), by), change, by.locale());
    }

    private TransferRow held(CaseNumber no, UUID id, Actor actor) {
        return transfers
                .find(cases.requireWork(no, actor), id)
                .orElseThrow(() -> new NotFoundException("transfer", id));
    }

    private ModelAndView panel(CaseRef file, Caller by) {
        ModelAndView page = new ModelAndView(by.view("funds/case-transfers", "panel"));
        page.addObject("caseNo", file.number().value());
        page.addObject("sheet", transfers.of(file));
        page.addObject(
                "mayChange", cases.mayWork(file, by.actor()) && file.state().isOpen());
        page.addObject("words", words(by.locale()));
        return page;
    }

    private ModelAndView form(CaseNumber no, @Nullable TransferRow held, TransferForm typed, Caller by) {
        ModelAndView page = new ModelAndView(by.view("funds/transfer", "entry"));
        page.addObject("caseNo", no.value());
        page.addObject("held", held);
        page.addObject("typed", typed);
        page.addObject("institutions", institutions());
        page.addObject("words", words(by.locale()));
        return page;
    }

    private ModelAndView done(CaseNumber no, String notice, Caller by) {
        String done = words(by.locale()).text(notice);
        return by.leadTo(
                "/cases/" + no + "/transfers",
                done,
                "#case-transfers",
                () -> panel(cases.require(no, by.actor()), by).addObject("done", done));
    }

    private ModelAndView refused(ModelAndView page, TransferChange change, Locale locale) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        StopWords words = words(locale);
        switch (change) {
            case TransferChange.Refused refused ->
                page.addObject(
                        "problems",
                        List.of(words.text(refused.key(), refused.args().toArray())));
            case TransferChange.Alike alike -> page.addObject("alike", true);
            case TransferChange.Stale stale -> page.addObject("stale", stale.theirs());
            case TransferChange.Done done -> throw new IllegalStateException("nothing was refused");
        }
        return page;
    }

    private List<UnitRef> institutions() {
        return Stream.of(UnitKind.BANK, UnitKind.PAYMENT)
                .flatMap(kind -> units.institutions(kind).stream())
                .filter(UnitRef::active)
                .toList();
    }

    private StopWords words(Locale locale) {
        return new StopWords(units, messages, locale, clock.instant());
    }

    @Override
    public String titleKey() {
        return "funds.transfers.title";
    }

    @Override
    public int order() {
        return 11;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/transfers";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.isPolice();
    }
}
