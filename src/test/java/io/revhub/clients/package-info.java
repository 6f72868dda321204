/** Proof that the simulated systems speak as the real ones do: clients by others, unchanged. {@code ./mvnw verify -Pclients} runs it. */
package io.revhub.clients;
