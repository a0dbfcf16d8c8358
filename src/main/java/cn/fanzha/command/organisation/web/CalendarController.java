package cn.fanzha.command.organisation.web;

import cn.fanzha.command.organisation.domain.CalendarDay;
import cn.fanzha.command.organisation.domain.CalendarUpkeep;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which years' holidays are loaded, and the loading of a further one. */
@Controller
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
class CalendarController {

    private static final int PROBLEMS_SHOWN = 20;

    private final CalendarUpkeep upkeep;
    private final MessageSource messages;

    CalendarController(CalendarUpkeep upkeep, MessageSource messages) {
        this.upkeep = upkeep;
        this.messages = messages;
    }

    @GetMapping("/calendar")
    ModelAndView years() {
        ModelAndView page = new ModelAndView("organisation/calendar");
        page.addObject("years", upkeep.years());
        page.addObject("missing", upkeep.missing());
        page.addObject("holiday", CalendarDay.Kind.HOLIDAY);
        page.addObject("swapped", CalendarDay.Kind.SWAPPED_WORKDAY);
        return page;
    }

    @PostMapping("/calendar")
    ModelAndView load(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Locale locale,
            RedirectAttributes redirect)
            throws IOException {
        CalendarUpkeep.Loaded loaded;
        try (InputStream content = file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            loaded = upkeep.load(content);
        }
        if (loaded.problems().isEmpty()) {
            String years = loaded.years().stream().map(String::valueOf).collect(Collectors.joining(", "));
            redirect.addFlashAttribute(
                    "notice", messages.getMessage("organisation.calendar.loaded", new Object[] {years}, locale));
            return new ModelAndView("redirect:/calendar");
        }
        ModelAndView page = years();
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        List<String> problems = loaded.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .map(problem -> messages.getMessage(
                        problem.key(),
                        problem.args().stream().map(String::valueOf).toArray(),
                        locale))
                .toList();
        page.addObject("problems", problems);
        return page;
    }
}
