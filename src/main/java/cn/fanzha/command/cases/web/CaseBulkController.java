package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.domain.CaseBulk;
import cn.fanzha.command.cases.domain.CaseBulk.Outcome;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One act upon several chosen cases: each is done or refused by itself, and the page says which and why. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class CaseBulkController {

    private static final int AT_MOST = 200;

    private final CaseBulk bulk;
    private final CaseListPages pages;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;

    CaseBulkController(CaseBulk bulk, CaseListPages pages, ApplicationEventPublisher events, MessageSource messages) {
        this.bulk = bulk;
        this.pages = pages;
        this.events = events;
        this.messages = messages;
    }

    /**
     * What became of a case.
     *
     * @param why the reason of a refusal; null where it was done
     */
    public record Line(String number, String word, @Nullable String why) {}

    /**
     * Does it.
     *
     * @param action assign, tag or untag
     * @param chosen numbers of the cases
     */
    @PostMapping("/cases/bulk")
    ModelAndView act(
            CaseQuery query,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @Nullable List<String> chosen,
            @RequestParam(required = false) @Nullable String assignTo,
            @RequestParam(required = false) @Nullable String mark,
            Actor actor,
            Locale locale) {
        Set<String> numbers = new LinkedHashSet<>(chosen == null ? List.of() : chosen);
        try {
            if (numbers.isEmpty()) {
                throw new InvalidValueException("cases.bulk.none");
            }
            if (numbers.size() > AT_MOST) {
                throw new InvalidValueException("cases.bulk.too-many", AT_MOST);
            }
            Function<CaseNumber, Outcome> work = work(action, assignTo, mark, actor);
            List<Line> lines = new ArrayList<>();
            for (String number : numbers) {
                lines.add(line(number, one(number, work), locale));
            }
            ModelAndView page = pages.of(query, actor, locale);
            page.addObject("outcomes", lines);
            page.addObject(
                    "done",
                    lines.stream().filter(line -> line.word().equals("done")).count());
            return page;
        } catch (InvalidValueException e) {
            return pages.problem(pages.of(query, actor, locale), e, locale);
        }
    }

    private Function<CaseNumber, Outcome> work(
            String action, @Nullable String assignTo, @Nullable String mark, Actor actor) {
        return switch (action) {
            case "assign" -> {
                UUID handler = account(assignTo);
                yield number -> bulk.assign(number, handler, actor);
            }
            case "tag" -> {
                String tag = CaseBulk.tag(mark);
                yield number -> bulk.mark(number, tag, actor);
            }
            case "untag" -> {
                String tag = CaseBulk.tag(mark);
                yield number -> bulk.unmark(number, tag, actor);
            }
            default -> throw new InvalidValueException("cases.bulk.unknown");
        };
    }

    /** A case that can't be reached is refused like any other row; the attempt stands in the audit log. */
    private Outcome one(String number, Function<CaseNumber, Outcome> work) {
        try {
            return work.apply(CaseNumber.of(number));
        } catch (OutOfScopeException refused) {
            events.publishEvent(Audited.refused("case.bulk", refused.subjectType(), refused.subject(), Map.of()));
            return new Outcome.Refused("cases.bulk.refused.scope", List.of());
        } catch (NotFoundException | InvalidValueException missing) {
            return new Outcome.Refused("cases.bulk.refused.missing", List.of());
        }
    }

    private Line line(String number, Outcome outcome, Locale locale) {
        return switch (outcome) {
            case Outcome.Done done -> new Line(number, "done", null);
            case Outcome.Unchanged unchanged -> new Line(number, "unchanged", null);
            case Outcome.Refused refused ->
                new Line(
                        number,
                        "refused",
                        messages.getMessage(refused.key(), refused.args().toArray(), locale));
        };
    }

    private static UUID account(@Nullable String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("cases.bulk.handler");
        }
    }
}
