package io.revhub.desk;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may use what: programs by HTTP Basic, people by the log-in page, webhooks by their own signatures. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Users.class)
class SecurityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final String ADMIN = "admin";
    private static final String[] ALL = {"engineer", "finance", ADMIN};
    private static final String[] ENGINEERS = {"engineer", ADMIN};
    private static final String[] JOLOKIA = {"/actuator/jolokia/**", "/actuator/hawtio/jolokia/**"};
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";
    private static final RequestMatcher SAME_ORIGIN = new SameOrigin();

    @Bean
    UserDetailsService userDetailsService(Users users) {
        InMemoryUserDetailsManager known = new InMemoryUserDetailsManager();
        users.users()
                .forEach((name, user) -> known.createUser(User.withUsername(name)
                        .password(user.password())
                        .roles(user.roles().toArray(String[]::new))
                        .build()));
        if (users.users().isEmpty()) {
            LOG.warn("Nobody can log in: revhub.users is empty");
        }
        return known;
    }

    /** Webhooks check signatures themselves, and the door for partners their log-ins. */
    @Bean
    @Order(1)
    SecurityFilterChain webhookAccess(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/**", "/partner/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(a -> a.anyRequest().permitAll())
                .build();
    }

    /** No session, so no token against forged requests: what another site's page makes a browser send is refused. */
    @Bean
    @Order(2)
    SecurityFilterChain apiAccess(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/prometheus")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(a -> a.requestMatchers(new NegatedRequestMatcher(SAME_ORIGIN))
                        .denyAll()
                        .requestMatchers("/actuator/prometheus")
                        .hasRole(ADMIN)
                        .requestMatchers("/api/try", "/api/what-if", "/api/lint")
                        .hasAnyRole(ENGINEERS)
                        .requestMatchers(HttpMethod.POST, "/api/circuits/**")
                        .hasAnyRole(ENGINEERS)
                        .anyRequest()
                        .hasAnyRole(ALL))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageAccess(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(a -> a.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/login", "/webjars/**", "/desk/**", "/favicon.ico", "/error")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/**", "/papers/*/*")
                        .permitAll()
                        .requestMatchers(JOLOKIA)
                        .access(adminFromHere())
                        .requestMatchers("/actuator/**")
                        .hasRole(ADMIN)
                        .requestMatchers("/mappings/*/*", "/mappings/*/*/**")
                        .hasAnyRole(ENGINEERS)
                        .requestMatchers(HttpMethod.POST, "/systems/**")
                        .hasAnyRole(ENGINEERS)
                        .anyRequest()
                        .hasAnyRole(ALL))
                .formLogin(f -> f.loginPage("/login").defaultSuccessUrl("/"))
                .logout(l -> l.logoutSuccessUrl("/login?out"))
                .requestCache(c -> c.requestCache(askedFor()))
                // its requests carry no token of ours; adminFromHere asks for the origin instead
                .csrf(csrf -> csrf.ignoringRequestMatchers(JOLOKIA))
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(
                                reload(), new RequestHeaderRequestMatcher("HX-Request"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .headers(h -> h.referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(withDefaults().matcher("/actuator/hawtio/**")),
                                new ContentSecurityPolicyHeaderWriter(POLICY))))
                .build();
    }

    /** The page that a stranger asked for, to be shown after the log-in under its own address. */
    private static HttpSessionRequestCache askedFor() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** A page that refreshes itself is loaded anew when its session has ended, and so comes to the log-in page. */
    private static AuthenticationEntryPoint reload() {
        return (request, response, problem) -> {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        };
    }

    private static AuthorizationManager<RequestAuthorizationContext> adminFromHere() {
        return (user, context) -> new AuthorizationDecision(SAME_ORIGIN.matches(context.getRequest())
                && user.get().getAuthorities().stream()
                        .anyMatch(a -> a.getAuthority().equals("ROLE_" + ADMIN)));
    }
}
