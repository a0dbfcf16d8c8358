package cn.fanzha.command.demo;

import cn.fanzha.command.funds.InstitutionContacts;
import cn.fanzha.command.funds.InstitutionContacts.Contact;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.webhooks.WebhookAddresses;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What institutions have told of themselves: whom to call by day and by night, and where one wants to be told by machine. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoDesks {

    private static final int DAY = 24 * 60;
    private static final String ALWAYS = "全天";

    private static final Map<String, List<Contact>> CONTACTS = Map.of(
            "liaison",
            List.of(
                    new Contact("何宁", "0990-5550101", "工作日 8:30-17:30"),
                    new Contact("夜间值班室", "0990-5550110", "17:30-次日 8:30"),
                    new Contact("运营主管", "13990000101", ALWAYS)),
            "liaison2",
            List.of(new Contact("顾盼", "0990-5550201", "工作日 9:00-18:00"), new Contact("反诈专线", "0990-5550210", ALWAYS)),
            "liaison3",
            List.of(new Contact("江晚", "13990000301", ALWAYS)));

    private final InstitutionContacts contacts;
    private final WebhookAddresses webhooks;
    private final DemoPeople people;
    private final Units units;

    DemoDesks(InstitutionContacts contacts, WebhookAddresses webhooks, DemoPeople people, Units units) {
        this.contacts = contacts;
        this.webhooks = webhooks;
        this.people = people;
        this.units = units;
    }

    void plan(DemoPlay play) {
        play.ago(12 * DAY, () -> CONTACTS.forEach((liaison, list) -> contacts.keep(list, people.of(liaison))));
        play.ago(
                8 * DAY,
                () -> webhooks.enter(
                        units.findByCode(DemoCity.BANKS.getFirst())
                                .orElseThrow()
                                .id(),
                        "https://callbacks.bank.example/fanzha",
                        people.of("sysadmin")));
    }
}
