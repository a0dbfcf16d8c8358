package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.DeskAnswers;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.funds.domain.StopDetail;
import cn.fanzha.command.funds.onward.DeskOnward;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A request and its answer on one sheet, for the institution's files. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class DeskReceiptController {

    private final StopDesk desk;
    private final DeskAnswers answers;
    private final DeskOnward onward;
    private final DeskRequestPage page;

    DeskReceiptController(StopDesk desk, DeskAnswers answers, DeskOnward onward, DeskRequestPage page) {
        this.desk = desk;
        this.answers = answers;
        this.onward = onward;
        this.page = page;
    }

    /** Account and holder in full; the reading is audited. */
    @GetMapping("/desk/{no}/receipt")
    ModelAndView receipt(@PathVariable("no") StopNumber no, Actor actor, Locale locale) {
        StopDetail stop = desk.open(no, actor);
        return new ModelAndView("funds/desk-receipt")
                .addObject("stop", stop)
                .addObject("compared", answers.ofDesk(no, actor))
                .addObject("kept", onward.kept(no, actor))
                .addObject("words", page.words(locale));
    }
}
