package io.revhub.sandbox.crm;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** OAuth 2.0 for one connected app. */
@RestController
class OAuthApi {

    private final Grants grants;
    private final Tokens tokens;

    OAuthApi(Grants grants, Tokens tokens) {
        this.grants = grants;
        this.tokens = tokens;
    }

    @PostMapping(path = "/services/oauth2/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, String>> token(
            @RequestParam Map<String, String> form,
            @RequestHeader(name = "Authorization", defaultValue = "") String basic,
            HttpServletRequest request) {
        return grants.check(form, client(form, basic), address(request))
                .map(denied -> error(denied.error(), denied.description()))
                .orElseGet(() -> ResponseEntity.ok(session(address(request))));
    }

    private static String[] client(Map<String, String> form, String basic) {
        if (!basic.startsWith("Basic ")) {
            return new String[] {form.get("client_id"), form.get("client_secret")};
        }
        try {
            byte[] pair = Base64.getDecoder().decode(basic.substring("Basic ".length()));
            return (new String(pair, StandardCharsets.UTF_8) + ":").split(":", 3);
        } catch (IllegalArgumentException e) {
            return new String[] {null, null};
        }
    }

    private Map<String, String> session(String address) {
        Map<String, String> session = new LinkedHashMap<>();
        session.put("access_token", tokens.issue());
        session.put("signature", Base64.getEncoder().encodeToString(new byte[32]));
        session.put("scope", "api");
        session.put("instance_url", address);
        session.put("id", address + "/id/" + Seed.ORGANISATION + "/" + Seed.INTEGRATION_USER);
        session.put("token_type", "Bearer");
        session.put("issued_at", String.valueOf(System.currentTimeMillis()));
        return session;
    }

    private static ResponseEntity<Map<String, String>> error(String error, String description) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return ResponseEntity.badRequest().body(body);
    }

    @RequestMapping(
            path = "/services/oauth2/revoke",
            method = {RequestMethod.GET, RequestMethod.POST})
    void revoke(@RequestParam String token) {
        tokens.revoke(token);
    }

    @GetMapping({"/services/oauth2/userinfo", "/id/{organisation}/{user}"})
    Map<String, Object> identity(HttpServletRequest request) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("id", address(request) + "/id/" + Seed.ORGANISATION + "/" + Seed.INTEGRATION_USER);
        identity.put("user_id", Seed.INTEGRATION_USER);
        identity.put("organization_id", Seed.ORGANISATION);
        identity.put("username", "integration@sandbox.revhub.example");
        identity.put("display_name", "Integration User");
        identity.put("active", true);
        identity.put("urls", Map.of("rest", address(request) + "/services/data/v{version}/"));
        return identity;
    }

    static String address(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort();
    }
}
