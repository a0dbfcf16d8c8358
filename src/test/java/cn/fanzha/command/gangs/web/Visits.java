package cn.fanzha.command.gangs.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.TestCity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a signed-in person opens and sends. */
record Visits(MockMvcTester mvc, TestCity city) {

    MvcTestResult get(Actor actor, String address) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }

    /** @param fields names and values in turn */
    MvcTestResult post(Actor actor, String address, String... fields) {
        var request = mvc.post().uri(address).with(city.signedIn(actor)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
