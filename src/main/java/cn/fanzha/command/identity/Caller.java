package cn.fanzha.command.identity;

import cn.fanzha.command.shared.Actor;
import java.util.Locale;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who sends a form, in which language, and what the page after it shows: one parameter of a controller's method in place
 * of three.
 */
public record Caller(Actor actor, Locale locale, RedirectAttributes redirect) {

    /** Leads to another page, which says what was done. */
    public ModelAndView leadTo(String page, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return new ModelAndView("redirect:" + page);
    }
}
