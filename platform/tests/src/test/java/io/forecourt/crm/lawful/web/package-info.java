@NullMarked
package io.forecourt.crm.lawful.web;

import org.jspecify.annotations.NullMarked;
