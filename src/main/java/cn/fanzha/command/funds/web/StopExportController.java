package cn.fanzha.command.funds.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.sheets.TableFile;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Hands the stop payments that the list's filter finds out as a file; asks for the reason first. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class StopExportController {

    private static final int REASON_AT_LEAST = 2;
    private static final int REASON_AT_MOST = 200;

    private final StopExport export;
    private final StopListPages list;
    private final Units units;
    private final MessageSource messages;

    StopExportController(StopExport export, StopListPages list, Units units, MessageSource messages) {
        this.export = export;
        this.list = list;
        this.units = units;
        this.messages = messages;
    }

    /**
     * Writes the file.
     *
     * @param format {@code csv}, else a workbook
     * @param reason why it is needed, in the audit log and in the file
     */
    @PostMapping("/stops/export")
    @Nullable
    ModelAndView export(
            StopQuery query,
            @RequestParam(defaultValue = "xlsx") String format,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        StopExport.Order order;
        try {
            String why = reason.strip();
            if (why.length() < REASON_AT_LEAST || why.length() > REASON_AT_MOST) {
                throw new InvalidValueException("funds.export.reason-missing");
            }
            order = new StopExport.Order(
                    query.filter(units).from(null),
                    query.parameters(),
                    why,
                    format.equals("csv") ? TableFile.Format.CSV : TableFile.Format.XLSX);
        } catch (InvalidValueException e) {
            ModelAndView page = list.of(query, actor, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
            return page;
        }
        export.write(order, actor, locale, response);
        return null;
    }
}
