package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.InstitutionContacts;
import cn.fanzha.command.funds.domain.DeskAnswers;
import cn.fanzha.command.funds.domain.StopDetail;
import cn.fanzha.command.funds.domain.StopFiles;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a request's page adds of the institution: whom to call there, and what it compared. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class StopBankController {

    private final StopFiles files;
    private final DeskAnswers answers;
    private final InstitutionContacts contacts;

    StopBankController(StopFiles files, DeskAnswers answers, InstitutionContacts contacts) {
        this.files = files;
        this.answers = answers;
        this.contacts = contacts;
    }

    /** A fragment; holder and account masked. */
    @GetMapping("/stops/{no}/bank")
    ModelAndView bank(@PathVariable("no") StopNumber no, Actor actor) {
        StopDetail stop = files.glance(no, actor);
        return new ModelAndView("funds/stop-bank :: bank")
                .addObject("compared", answers.ofPolice(no, actor))
                .addObject("contacts", contacts.of(stop.institutionId()));
    }
}
