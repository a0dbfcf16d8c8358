package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.InstitutionContacts.Contact;
import cn.fanzha.command.funds.domain.DeskContacts;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whom the police call at the institution, out of hours too; its liaisons keep the list. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class DeskContactsController {

    private final DeskContacts contacts;
    private final MessageSource messages;

    DeskContactsController(DeskContacts contacts, MessageSource messages) {
        this.contacts = contacts;
        this.messages = messages;
    }

    @Bean
    static NavigationItem deskContactsItem() {
        return new NavigationItem(
                "funds.nav.contacts",
                "/desk/contacts",
                "phone",
                25,
                Set.of(Role.LIAISON),
                FundsNavigation.HOLD_ACCOUNTS);
    }

    @GetMapping("/desk/contacts")
    ModelAndView contacts(Actor actor) {
        return page(contacts.own(actor), List.of());
    }

    @PostMapping("/desk/contacts")
    ModelAndView keep(
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        List<Contact> said = new ArrayList<>();
        for (int i = 0; i < DeskContacts.AT_MOST; i++) {
            said.add(new Contact(cell(typed, "name", i), cell(typed, "phone", i), cell(typed, "hours", i)));
        }
        try {
            contacts.keep(said, actor);
        } catch (InvalidValueException e) {
            ModelAndView page = page(said, List.of(messages.getMessage(e.key(), e.args(), locale)));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        redirect.addFlashAttribute("notice", messages.getMessage("funds.contacts.done", null, locale));
        return new ModelAndView("redirect:/desk/contacts");
    }

    private static ModelAndView page(List<Contact> said, List<String> problems) {
        List<Contact> lines = new ArrayList<>(said);
        while (lines.size() < DeskContacts.AT_MOST) {
            lines.add(new Contact("", "", ""));
        }
        return new ModelAndView("funds/desk-contacts").addObject("lines", lines).addObject("problems", problems);
    }

    private static String cell(MultiValueMap<String, String> typed, String name, int row) {
        List<String> column = typed.get(name);
        return column == null || row >= column.size() ? "" : Objects.requireNonNullElse(column.get(row), "");
    }
}
