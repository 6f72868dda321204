package io.revhub.endtoend;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.util.Map;

/** Logs in to the simulated CRM as any client would. */
final class CrmLogIn {

    private CrmLogIn() {}

    static Web at(Installation installation) {
        Installation.Simulated crm = installation.sandbox().get("crm");
        String token = new Web(crm.address(), Map.of())
                .postForm(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id="
                                + crm.login().get("client-id")
                                + "&client_secret="
                                + crm.login().get("client-secret"))
                .path("access_token")
                .asText();
        return new Web(crm.address(), Map.of("Authorization", "Bearer " + token));
    }
}
