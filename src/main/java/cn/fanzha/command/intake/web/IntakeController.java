package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.Completion;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.intake.Intake;
import cn.fanzha.command.intake.domain.IntakeDrafts;
import cn.fanzha.command.intake.web.IntakeReader.Read;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * The call on one screen: accounts, amounts and times first. The first press of “stop payment” logs the case and sends
 * every line that is complete; the rest is saved as it is typed.
 */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class IntakeController {

    private final Intake intake;
    private final CaseFiles files;
    private final CaseIntake cases;
    private final IntakeDrafts drafts;
    private final IntakeReader reader;
    private final IntakePages pages;
    private final PastedOffers offers;
    private final JsonMapper json;
    private final Clock clock;

    IntakeController(
            Intake intake,
            CaseFiles files,
            CaseIntake cases,
            IntakeDrafts drafts,
            IntakeReader reader,
            IntakePages pages,
            PastedOffers offers,
            JsonMapper json,
            Clock clock) {
        this.intake = intake;
        this.files = files;
        this.cases = cases;
        this.drafts = drafts;
        this.reader = reader;
        this.pages = pages;
        this.offers = offers;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/intake")
    ModelAndView fresh(
            @RequestParam(name = "draft", required = false) @Nullable UUID draft, Actor actor, Locale locale) {
        IntakeForm form = draft == null
                ? pages.empty()
                : drafts.own(draft, actor).map(this::typed).orElseGet(pages::empty);
        ModelAndView page =
                pages.form(form, null, draft == null ? new Problems() : problems(form, null), actor, locale);
        page.addObject("drafts", draft == null ? drafts.open(actor) : List.of());
        return page;
    }

    @PostMapping("/intake")
    ModelAndView take(
            IntakeForm typed,
            @RequestParam("action") String action,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        IntakeForm form = typed.resolved(clock.instant());
        IntakeForm edited = edited(form, action);
        if (edited != null) {
            return pages.form(edited, null, new Problems(), actor, locale);
        }
        Read read = reader.read(form, action.equals("stop"), null);
        if (action.equals("stop") && read.sendable().isEmpty()) {
            return refused(
                    pages.form(form, null, read.problems(), actor, locale),
                    pages.text("intake.problem.nothing-to-stop", locale));
        }
        Intake.Taken taken;
        try {
            taken = intake.take(read.call(), actor);
        } catch (InvalidValueException e) {
            return refused(
                    pages.form(form, null, read.problems(), actor, locale), pages.text(e.key(), locale, e.args()));
        }
        CaseNumber no = taken.caseFile().number();
        if (taken.again()) {
            IntakeForm merged = drafts.ofCase(taken.caseFile().id(), actor)
                    .map(this::typed)
                    .map(kept -> pages.goingOn(form, kept))
                    .orElse(form);
            boolean more =
                    !reader.read(merged, true, taken.caseFile()).sendable().isEmpty();
            return more
                    ? complete(no, merged, action, actor, locale, redirect)
                    : new ModelAndView("redirect:/cases/" + no + "/intake");
        }
        IntakeForm kept = pages.sent(form, read.sendable(), taken.stops())
                .withBase(cases.digest(taken.caseFile().id()));
        drafts.keep(read.call().form(), taken.caseFile().id(), json.writeValueAsString(kept), actor);
        redirect.addFlashAttribute(
                "notice", pages.text("intake.logged", locale, no.value(), IntakePages.left(taken.stops())));
        redirect.addFlashAttribute("refusals", pages.refusals(read.sendable(), taken.stops(), locale));
        return new ModelAndView("redirect:/cases/" + no + "/intake");
    }

    /** Keeps a form that has no case yet, every few seconds while it is typed. */
    @PostMapping("/intake/draft")
    ModelAndView keep(IntakeForm typed, Actor actor) {
        IntakeForm form = typed.resolved(clock.instant());
        Read read = reader.read(form, false, null);
        drafts.keep(read.call().form(), null, json.writeValueAsString(form), actor);
        return pages.kept(clock.instant(), null);
    }

    @PostMapping("/intake/discard")
    ModelAndView discard(@RequestParam("draft") UUID draft, Actor actor) {
        drafts.discard(draft, null, actor);
        return new ModelAndView("redirect:/intake");
    }

    @GetMapping("/cases/{no}/intake")
    ModelAndView continued(@PathVariable("no") CaseNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        CaseRef file = files.require(no, actor);
        if (!file.state().isOpen()) {
            redirect.addFlashAttribute("failure", pages.text("intake.ended", locale));
            return new ModelAndView("redirect:/cases/" + no);
        }
        NewCase stored = cases.forEditing(no, actor);
        boolean own = actor.id().equals(file.handlerId());
        IntakeForm form = drafts.ofCase(file.id(), actor)
                .map(this::typed)
                // of a call that was taken at once nothing was kept while typing
                .filter(kept -> kept.form() != null)
                .orElseGet(() -> pages.of(stored, Ids.next(), own));
        if (!stored.digest().equals(form.base())) {
            return pages.stale(form, stored, file, problems(form, file), actor, locale);
        }
        return pages.form(form, file, problems(form, file), actor, locale);
    }

    @PostMapping("/cases/{no}/intake")
    ModelAndView complete(
            @PathVariable("no") CaseNumber no,
            IntakeForm typed,
            @RequestParam("action") String action,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        CaseRef file = files.require(no, actor);
        IntakeForm form = typed.resolved(clock.instant());
        IntakeForm edited = edited(form, action);
        if (edited != null) {
            return pages.form(edited, file, new Problems(), actor, locale);
        }
        Read read = reader.read(form, action.equals("stop"), file);
        if (action.equals("stop") && read.sendable().isEmpty()) {
            return refused(
                    pages.form(form, file, read.problems(), actor, locale),
                    pages.text("intake.problem.nothing-to-stop", locale));
        }
        Intake.Completed done = intake.complete(no, read.call(), overwrites(form, action), actor);
        IntakeForm kept = pages.sent(form, read.sendable(), done.stops());
        return switch (done.completion()) {
            case Completion.Stale stale -> {
                drafts.keep(read.call().form(), file.id(), json.writeValueAsString(kept), actor);
                yield pages.stale(kept, stale.stored(), file, read.problems(), actor, locale);
            }
            case Completion.Ended ended -> {
                redirect.addFlashAttribute("failure", pages.text("intake.ended", locale));
                yield new ModelAndView("redirect:/cases/" + no);
            }
            case Completion.Saved saved -> {
                IntakeForm current = kept.withBase(saved.digest());
                boolean finished = action.equals("finish") && !read.problems().any();
                if (finished) {
                    drafts.discard(read.call().form(), file.id(), actor);
                } else {
                    drafts.keep(read.call().form(), file.id(), json.writeValueAsString(current), actor);
                }
                redirect.addFlashAttribute(
                        "notice", pages.text("intake.saved", locale, IntakePages.left(done.stops())));
                redirect.addFlashAttribute("refusals", pages.refusals(read.sendable(), done.stops(), locale));
                yield new ModelAndView("redirect:/cases/" + no + (finished ? "" : "/intake"));
            }
        };
    }

    /** Saves what is typed for a case that is logged: valid fields into the file, everything into the draft. */
    @PostMapping("/cases/{no}/intake/draft")
    ModelAndView keepOfCase(@PathVariable("no") CaseNumber no, IntakeForm typed, Actor actor) {
        IntakeForm form = typed.resolved(clock.instant());
        CaseRef file = files.require(no, actor);
        Read read = reader.read(form, false, file);
        Completion done = intake.keep(no, read.call(), form.base() == null ? "" : form.base(), actor);
        return switch (done) {
            case Completion.Saved saved -> {
                IntakeForm current = form.withBase(saved.digest());
                drafts.keep(read.call().form(), file.id(), json.writeValueAsString(current), actor);
                yield pages.kept(clock.instant(), saved.digest());
            }
            case Completion.Stale stale -> {
                drafts.keep(read.call().form(), file.id(), json.writeValueAsString(form), actor);
                yield pages.keptAside(clock.instant());
            }
            case Completion.Ended ended -> {
                drafts.keep(read.call().form(), file.id(), json.writeValueAsString(form), actor);
                yield pages.keptAside(clock.instant());
            }
        };
    }

    /** A list position that no form of ours has: a made-up request. */
    @ExceptionHandler({IndexOutOfBoundsException.class, NumberFormatException.class})
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    void madeUp() {}

    private static ModelAndView refused(ModelAndView page, String problem) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("problems", List.of(problem));
        return page;
    }

    /** “Save mine” after a stale edit overwrites; else the form's own base guards what others wrote. */
    private static @Nullable String overwrites(IntakeForm form, String action) {
        return action.equals("overwrite") ? null : form.base() == null ? "" : form.base();
    }

    private Problems problems(IntakeForm form, @Nullable CaseRef file) {
        return reader.read(form, false, file).problems();
    }

    private IntakeForm typed(String stored) {
        return json.readValue(stored, IntakeForm.class);
    }

    /** The form after a press that only changes it; null for a press that saves. */
    private @Nullable IntakeForm edited(IntakeForm form, String action) {
        return switch (action) {
            case "add" -> form.withAnotherLine();
            case "paste" -> form;
            default -> action.startsWith(PastedOffers.APPLY) ? offers.apply(form, action) : null;
        };
    }
}
