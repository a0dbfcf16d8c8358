package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.cases.domain.CaseEditing;
import cn.fanzha.command.cases.domain.CaseField;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.CaseSheet;
import cn.fanzha.command.cases.domain.CaseVictims;
import cn.fanzha.command.cases.domain.CaseVictims.Typed;
import cn.fanzha.command.cases.domain.CaseView.MaskedVictim;
import cn.fanzha.command.cases.domain.EditOutcome;
import cn.fanzha.command.cases.domain.EditOutcome.Refused;
import cn.fanzha.command.cases.domain.EditOutcome.Stale;
import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The victims of a case: added, corrected and removed on its page; what is held shows masked. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class VictimController {

    private static final List<CaseField> FIELDS =
            List.of(CaseField.VICTIM_NAME, CaseField.VICTIM_PHONE, CaseField.VICTIM_ID_NO);
    private static final Typed NOTHING = new Typed("", "", "", null, Set.of());

    private final CaseVictims victims;
    private final CaseReading reading;
    private final FileWords words;

    VictimController(CaseVictims victims, CaseReading reading, FileWords words) {
        this.victims = victims;
        this.reading = reading;
        this.words = words;
    }

    /** The form as typed. */
    record Form(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String idNo,
            @Nullable IdDocument idKind,
            @Nullable Set<CaseField> clear,
            @Nullable String mark) {
        private Typed typed() {
            return new Typed(name, phone, idNo, idKind, clear == null ? Set.of() : clear);
        }
    }

    @GetMapping("/cases/{no}/victims")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    ModelAndView all(@PathVariable("no") CaseNumber no, Caller by) {
        return section(no, by.view("cases/victims", "victims"), by.actor());
    }

    @GetMapping("/cases/{no}/victims/new")
    ModelAndView more(@PathVariable("no") CaseNumber no, Caller by) {
        reading.glance(no, by.actor());
        return form(no, null, null, NOTHING, "", by);
    }

    @GetMapping("/cases/{no}/victims/{position}/edit")
    ModelAndView edit(@PathVariable("no") CaseNumber no, @PathVariable("position") int position, Caller by) {
        CaseVictims.Form held = victims.form(no, position, by.actor());
        return form(no, position, held.victim(), NOTHING, held.mark(), by);
    }

    @PostMapping("/cases/{no}/victims")
    ModelAndView add(@PathVariable("no") CaseNumber no, Form form, Caller by) {
        EditOutcome outcome = victims.add(no, form.typed(), by.actor());
        if (outcome instanceof EditOutcome.Saved) {
            return saved(no, "cases.victim.added", by);
        }
        return refused(form(no, null, null, form.typed(), "", by), outcome, by.locale());
    }

    @PostMapping("/cases/{no}/victims/{position}")
    ModelAndView change(
            @PathVariable("no") CaseNumber no, @PathVariable("position") int position, Form form, Caller by) {
        EditOutcome outcome = victims.change(no, position, form.typed(), form.mark(), by.actor());
        if (outcome instanceof EditOutcome.Saved) {
            return saved(no, "cases.edit.saved", by);
        }
        CaseVictims.Form held = victims.form(no, position, by.actor());
        String mark = outcome instanceof Stale stale ? stale.mark() : String.valueOf(form.mark());
        return refused(form(no, position, held.victim(), form.typed(), mark, by), outcome, by.locale());
    }

    @PostMapping("/cases/{no}/victims/{position}/remove")
    ModelAndView remove(
            @PathVariable("no") CaseNumber no,
            @PathVariable("position") int position,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Caller by) {
        EditOutcome outcome = victims.remove(no, position, reason, by.actor());
        if (outcome instanceof EditOutcome.Saved) {
            return saved(no, "cases.victim.removed", by);
        }
        ModelAndView page = section(no, by.view("cases/victims", "victims"), by.actor());
        return refused(page, outcome, by.locale());
    }

    private ModelAndView saved(CaseNumber no, String notice, Caller by) {
        return by.leadTo(
                "/cases/" + no + "#case-victims",
                words.text(notice, by.locale()),
                "#case-victims",
                () -> section(no, "cases/victims :: victims", by.actor()));
    }

    private ModelAndView refused(ModelAndView page, EditOutcome outcome, Locale locale) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        if (outcome instanceof Refused refused) {
            page.addObject("problems", List.of(words.text(refused, locale)));
            page.addObject("victimProblems", List.of(words.text(refused, locale)));
        }
        if (outcome instanceof Stale stale) {
            page.addObject("stale", stale);
            page.addObject("staleWhen", stale.at() == null ? "—" : ChinaTime.formatSeconds(stale.at()));
        }
        return page;
    }

    private ModelAndView form(
            CaseNumber no,
            @Nullable Integer position,
            @Nullable MaskedVictim held,
            Typed typed,
            String mark,
            Caller by) {
        ModelAndView page = new ModelAndView(by.view("cases/victim", "entry"));
        page.addObject("no", no.value());
        page.addObject("position", position);
        page.addObject("target", position == null ? "#victim-form" : "#victim-" + position);
        page.addObject("held", held);
        page.addObject("typed", typed);
        page.addObject("mark", mark);
        page.addObject("clearable", FIELDS);
        page.addObject("papers", IdDocument.values());
        return page;
    }

    private ModelAndView section(CaseNumber no, String view, Actor actor) {
        ModelAndView page = new ModelAndView(view);
        page.addObject("no", no.value());
        return page.addAllObjects(section(reading.glance(no, actor)));
    }

    /** What the section of the victims shows, also as part of the whole page. */
    static Map<String, Object> section(CaseSheet sheet) {
        List<MaskedVictim> all = sheet.view().victims();
        boolean mayChange = sheet.view().mayWork()
                && CaseEditing.open(CaseField.SUMMARY, sheet.view().ref().state());
        return Map.of(
                "victims",
                all,
                "mayChange",
                mayChange,
                "victimChanges",
                all.stream()
                        .collect(Collectors.toMap(
                                MaskedVictim::position,
                                v -> FIELDS.stream()
                                        .mapToInt(field -> sheet.changes(field, v.position()))
                                        .sum())));
    }
}
