export { newId } from '../../shared/new-id.ts'
