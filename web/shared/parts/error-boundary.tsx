import { Component, type ReactNode } from 'react'

type Props = {
  readonly children: ReactNode
  /** What stands in place of what broke. `retry` reloads the page, once there is a connection to load it by. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode
  /** Another value (the address) forgets the error. */
  readonly place: string
}

type State = { readonly error?: unknown; readonly place: string }

/** The last net: a chunk that did not load, or a defect of a screen. Never a blank page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { place: this.props.place }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { error: undefined, place }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === undefined ? this.props.children : this.props.fallback(error, reload)
  }
}

const reload = (): void => {
  if (navigator.onLine) location.reload()
}
