package cn.fanzha.command.funds.onward;

import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.funds.OnwardTransfers.Added;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.StopNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Onward transfers of a request on the desk: typed, pasted or uploaded. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class DeskOnwardController {

    private final DeskOnward onward;
    private final MessageSource messages;

    DeskOnwardController(DeskOnward onward, MessageSource messages) {
        this.onward = onward;
        this.messages = messages;
    }

    /** What was told so far, and the ways to tell more. */
    @GetMapping("/desk/{no}/onward")
    ModelAndView show(@PathVariable("no") StopNumber no, Actor actor) {
        return page(no, TypedRow.blank(), "", List.of(), actor);
    }

    /** Typed rows; one that is left blank is none. */
    @PostMapping("/desk/{no}/onward")
    ModelAndView add(
            @PathVariable("no") StopNumber no,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        List<TypedRow> lines = TypedRow.of(typed);
        List<String> problems = new ArrayList<>();
        List<OnwardRow> rows = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    rows.add(lines.get(i).row());
                    places.add(i + 1);
                } catch (InvalidValueException e) {
                    problems.add(line(i + 1, e.key(), e.args(), locale));
                }
            }
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            problems.add(text("funds.onward.none", locale));
        }
        Added added = problems.isEmpty() ? onward.add(no, rows, actor) : new Added.Done(0, 0);
        if (added instanceof Added.Refused refused) {
            problems.add(text(refused.messageKey(), locale, refused.args().toArray()));
        }
        if (added instanceof Added.Faults faults) {
            for (OnwardTransfers.Fault fault : faults.rows()) {
                problems.add(line(
                        places.get(fault.row()),
                        fault.messageKey(),
                        fault.args().toArray(),
                        locale));
            }
        }
        return problems.isEmpty()
                ? done(no, (Added.Done) added, locale, redirect)
                : refused(page(no, lines, "", problems, actor));
    }

    /** A pasted table, or a file; the liaison then sees what it comes to. */
    @PostMapping("/desk/{no}/onward/table")
    ModelAndView bring(
            @PathVariable("no") StopNumber no,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            Locale locale)
            throws IOException {
        try {
            List<List<String>> table = file == null || file.isEmpty()
                    ? OnwardText.read(text, DeskOnward.ROWS_AT_MOST)
                    : OnwardFile.read(file, DeskOnward.ROWS_AT_MOST);
            onward.bring(no, table, actor);
            return new ModelAndView("redirect:" + address(no) + "/table");
        } catch (InvalidValueException e) {
            String why = text(e.key(), locale, e.args());
            return refused(page(no, TypedRow.blank(), text, List.of(why), actor));
        }
    }

    /** What the table comes to, with what is wrong in words. */
    @GetMapping("/desk/{no}/onward/table")
    ModelAndView preview(@PathVariable("no") StopNumber no, Actor actor) {
        return preview(no, List.of(), actor);
    }

    /** Chooses the columns; remembered for the institution. */
    @PostMapping("/desk/{no}/onward/columns")
    ModelAndView columns(
            @PathVariable("no") StopNumber no,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            Locale locale) {
        Map<OnwardField, Integer> columns = new EnumMap<>(OnwardField.class);
        for (OnwardField field : OnwardField.values()) {
            String column = typed.getFirst(field.name());
            if (column != null && column.matches("\\d{1,3}")) {
                columns.put(field, Integer.valueOf(column));
            }
        }
        if (!new OnwardColumns(columns).isComplete()
                || columns.values().stream().distinct().count() < columns.size()) {
            return refused(preview(no, List.of(text("funds.onward.columns.wrong", locale)), actor));
        }
        onward.choose(no, columns, actor);
        return new ModelAndView("redirect:" + address(no) + "/table");
    }

    /** @param soundAlone leaves wrong lines out */
    @PostMapping("/desk/{no}/onward/keep")
    ModelAndView keep(
            @PathVariable("no") StopNumber no,
            @RequestParam(name = "draft") UUID draft,
            @RequestParam(name = "soundAlone", defaultValue = "false") boolean soundAlone,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return switch (onward.keep(no, draft, soundAlone, actor)) {
            case Added.Done done -> done(no, done, locale, redirect);
            case Added.Refused why ->
                refused(preview(
                        no, List.of(text(why.messageKey(), locale, why.args().toArray())), actor));
            case Added.Faults faults ->
                refused(preview(
                        no,
                        List.of(text("funds.onward.wrong", locale, faults.rows().size())),
                        actor));
        };
    }

    /** Throws the table away. */
    @PostMapping("/desk/{no}/onward/drop")
    ModelAndView drop(@PathVariable("no") StopNumber no, Actor actor) {
        onward.drop(no, actor);
        return new ModelAndView("redirect:" + address(no));
    }

    private ModelAndView preview(StopNumber no, List<String> problems, Actor actor) {
        Optional<OnwardPreview> preview = onward.preview(no, actor);
        if (preview.isEmpty()) {
            return problems.isEmpty()
                    ? new ModelAndView("redirect:" + address(no))
                    : page(no, TypedRow.blank(), "", problems, actor);
        }
        return new ModelAndView("funds/desk-onward-table")
                .addObject("no", no)
                .addObject("preview", preview.get())
                .addObject("fields", OnwardField.values())
                .addObject("problems", problems)
                .addObject("shown", new Shown(messages));
    }

    private ModelAndView page(StopNumber no, List<TypedRow> lines, String pasted, List<String> problems, Actor actor) {
        return new ModelAndView("funds/desk-onward")
                .addObject("no", no)
                .addObject("kept", onward.kept(no, actor))
                .addObject("waits", onward.waits(no, actor))
                .addObject("lines", lines)
                .addObject("pasted", pasted)
                .addObject("problems", problems)
                .addObject("atMost", DeskOnward.ROWS_AT_MOST)
                .addObject("shown", new Shown(messages));
    }

    private ModelAndView done(StopNumber no, Added.Done done, Locale locale, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", text("funds.onward.done", locale, done.added(), done.already()));
        return new ModelAndView("redirect:" + address(no));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private String line(int number, String key, Object[] args, Locale locale) {
        return text("funds.onward.line", locale, number, text(key, locale, args));
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static String address(StopNumber no) {
        return "/desk/" + UriUtils.encodePathSegment(no.address(), StandardCharsets.UTF_8) + "/onward";
    }

    /** Words of the templates. */
    public record Shown(MessageSource messages) {

        public String time(Instant at) {
            return ChinaTime.formatSeconds(at);
        }

        public String fault(OnwardPreview.Fault fault, Locale locale) {
            return messages.getMessage(fault.messageKey(), fault.args().toArray(), locale);
        }
    }
}
