package io.revhub.sandbox;

/**
 * One simulated system.
 *
 * @param name the system's name in the words of the hub: crm, shop, billing, erp, provisioning, signature
 * @param product the real product whose protocol it speaks, for people: "Salesforce", "SAP S/4HANA"
 * @param configuration a Spring configuration with the system's controllers; it runs in a context of its own, with Spring
 *     MVC, in which {@link Records}, {@link java.time.Clock}, {@link SandboxProperties} and an exact
 *     {@link com.fasterxml.jackson.databind.ObjectMapper} can be injected
 */
public record SimulatedSystem(String name, String product, Class<?> configuration) {}
