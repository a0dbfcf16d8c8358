package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.Timeline;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What happened to a case, all of it or one side of it, and the time limits that run. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class TimelineController {

    private final CaseReading reading;
    private final ClockLines clocks;
    private final FileWords words;

    TimelineController(CaseReading reading, ClockLines clocks, FileWords words) {
        this.reading = reading;
        this.clocks = clocks;
        this.words = words;
    }

    /** The sides of a timeline: its lines are of a step, of the money, of the file's content, or of people and the rest. */
    enum Side {
        ALL,
        STEPS,
        MONEY,
        CONTENT,
        OTHER;

        boolean has(Timeline.Line line) {
            return this == ALL || this == of(line.kind());
        }

        private static Side of(String kind) {
            boolean state =
                    Arrays.stream(CaseState.values()).anyMatch(one -> one.name().equals(kind));
            if (state || kind.startsWith("APPROVAL") || kind.startsWith("REJECTION") || kind.startsWith("HAND")) {
                return STEPS;
            }
            if (kind.startsWith("STOP_") || kind.startsWith("FREEZE") || kind.startsWith("TRANSFER_")) {
                return MONEY;
            }
            return kind.startsWith("EVIDENCE") || kind.startsWith("VICTIM") || kind.startsWith("DOCUMENT")
                    ? CONTENT
                    : OTHER;
        }
    }

    @GetMapping("/cases/{no}/timeline")
    ModelAndView lines(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "side", defaultValue = "ALL") Side side,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        List<Timeline.Line> all = reading.timeline(no, actor);
        ModelAndView page = new ModelAndView(htmx == null ? "cases/timeline" : "cases/timeline :: panel");
        page.addObject("no", no.value());
        page.addObject("names", words.names(locale));
        return page.addAllObjects(sides(all, side));
    }

    /** The limits that run now; the header asks again when something ended one or began one. */
    @GetMapping("/cases/{no}/clocks")
    ModelAndView clocks(@PathVariable("no") CaseNumber no, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("cases/clocks :: clocks");
        page.addObject("no", no.value());
        page.addObject("clocks", clocks.running(reading.glance(no, actor), locale));
        return page;
    }

    /** What the panel shows: the sides that have lines, and the lines of the chosen one. */
    static java.util.Map<String, Object> sides(List<Timeline.Line> all, Side side) {
        List<Side> filled = Arrays.stream(Side.values())
                .filter(one -> all.stream().anyMatch(one::has))
                .toList();
        return java.util.Map.of(
                "sides",
                filled.size() > 2 ? filled : List.of(),
                "side",
                side,
                "timeline",
                all.stream().filter(side::has).toList());
    }
}
