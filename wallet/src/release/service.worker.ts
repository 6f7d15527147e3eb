// Angular's service worker, behind a guard: the order of these two lines is their meaning.
import './put-guard.worker.ts';
import '@angular/service-worker/ngsw-worker.js';
