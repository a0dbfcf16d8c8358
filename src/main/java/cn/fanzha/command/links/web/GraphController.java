package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.links.domain.GraphReading;
import cn.fanzha.command.links.domain.LinkGraph.Key;
import cn.fanzha.command.links.domain.LinkGraph.Kind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The graph of cases, observables, suspects and gangs: a page that begins at one of them, and its steps as JSON. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class GraphController {

    private static final int REASON_AT_LEAST = 2;

    private final GraphSteps steps;
    private final GraphExport export;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;

    GraphController(GraphSteps steps, GraphExport export, Units units, FraudTypes types, MessageSource messages) {
        this.steps = steps;
        this.export = export;
        this.units = units;
        this.types = types;
        this.messages = messages;
    }

    @GetMapping("/links/graph")
    ModelAndView page(
            @RequestParam(name = "case", required = false) @Nullable String caseNo,
            @RequestParam(name = "node", required = false) @Nullable String node,
            Actor actor,
            Locale locale) {
        return page(caseNo == null ? key(node) : new Key(Kind.CASE, caseNo), actor, locale);
    }

    private ModelAndView page(Key key, Actor actor, Locale locale) {
        return new ModelAndView("links/graph")
                .addObject("step", steps.step(key, actor, locale))
                .addObject("kinds", Kind.values())
                .addObject("most", GraphReading.AT_MOST)
                .addObject("words", new LinkWords(units, types, locale));
    }

    @GetMapping(value = "/links/graph/nodes", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    GraphSteps.Step nodes(
            @RequestParam(name = "node", required = false) @Nullable String node, Actor actor, Locale locale) {
        return steps.step(key(node), actor, locale);
    }

    /**
     * The opened things with what they are linked to, as a file: a named export with its reason and stamp (Anti-fraud law
     * 2022 art. 5). For a picture, which the browser draws, the stamp alone.
     *
     * @param nodes what was opened, the first of which the page began with
     */
    @PostMapping("/links/graph/export")
    @Nullable
    ModelAndView export(
            @RequestParam(name = "node", required = false) @Nullable List<String> nodes,
            @RequestParam(name = "format", defaultValue = "csv") String format,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<Key> keys = nodes == null
                ? List.of()
                : nodes.stream().distinct().map(GraphController::key).toList();
        if (keys.isEmpty()) {
            throw new NotFoundException("graph-node", "");
        }
        String problem = reason.strip().length() < REASON_AT_LEAST
                ? messages.getMessage("links.graph.export.missing", null, locale)
                : keys.size() > GraphExport.AT_MOST
                        ? messages.getMessage("links.graph.export.many", new Object[] {GraphExport.AT_MOST}, locale)
                        : null;
        if (problem != null) {
            ModelAndView page = page(keys.getFirst(), actor, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("problems", List.of(problem));
        }
        export.write(keys, GraphExport.Format.of(format), reason.strip(), actor, locale, response);
        return null;
    }

    private static Key key(@Nullable String node) {
        return Key.parse(node).orElseThrow(() -> new NotFoundException("graph-node", String.valueOf(node)));
    }
}
