/**
 * What is done about satisfaction: the weak items of closed periods, plans with targets, and
 * actions that count once somebody else has seen that they work.
 */
@NullMarked
package io.forecourt.crm.satisfaction;

import org.jspecify.annotations.NullMarked;
